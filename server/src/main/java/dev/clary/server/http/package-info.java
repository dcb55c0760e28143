/**
 * The HTTP side of the server, and the only package that knows Jetty: limits, who is calling, which
 * way of speaking a request is meant for, and its answer. Start reading at {@link
 * dev.clary.server.http.HttpServer}.
 */
@NullMarked
package dev.clary.server.http;

import org.jspecify.annotations.NullMarked;
