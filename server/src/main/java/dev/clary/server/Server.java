package dev.clary.server;

import java.net.URI;

/** Placeholder until the parts are there. */
public final class Server {}
