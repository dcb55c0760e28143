package dev.clary.server.operation;

import tools.jackson.databind.JsonNode;

/**
 * What an operation may know of a request besides its shape.
 *
 * @param request all that was sent, with the members that the shape does not have
 */
record Call(Caller caller, JsonNode request) {}
