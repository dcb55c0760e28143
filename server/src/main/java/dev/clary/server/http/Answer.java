package dev.clary.server.http;

/** What goes back to a client; the handler adds what every answer has. */
@SuppressWarnings("ArrayRecordComponent") // never compared, written once
record Answer(int status, String contentType, byte[] body) {}
