/**
 * What Clary tells beyond AWS's API, under {@code /clary/v1/}: how the server is, why a suggestion
 * was made, what a job was asked for. Looks and changes nothing. Start reading at {@link
 * dev.clary.server.view.Views}.
 */
@NullMarked
package dev.clary.server.view;

import org.jspecify.annotations.NullMarked;
