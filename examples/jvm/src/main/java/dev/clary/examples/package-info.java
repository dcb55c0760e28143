/**
 * Small programs that tune models in their own process: no server, the optimizer is a library.
 * {@code TuneXgboost} and {@code TuneTribuo} learn how many bicycles are rented in an hour.
 */
@NullMarked
package dev.clary.examples;

import org.jspecify.annotations.NullMarked;
