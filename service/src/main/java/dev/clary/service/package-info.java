/**
 * What both kinds of job share: the refusals that a caller can meet. Training jobs live in {@code
 * training}, tuning jobs in {@code tuning}, what runs processes in {@code engine}, what keeps facts
 * in {@code store}.
 */
@NullMarked
package dev.clary.service;

import org.jspecify.annotations.NullMarked;
