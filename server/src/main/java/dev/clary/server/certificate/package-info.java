/**
 * What HTTPS answers with: a certificate made here or given by a setting, and its key. Knows
 * nothing of HTTP. Start reading at {@link dev.clary.server.certificate.ServerCertificate}.
 */
@NullMarked
package dev.clary.server.certificate;

import org.jspecify.annotations.NullMarked;
