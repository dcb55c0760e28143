package dev.clary.objects;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** A file that is put in one piece with the hash of all of it signed, as clients of 2018 do. */
final class SignedFile {
  private final URI url;
  private final Path file;

  SignedFile(URI url, Path file) {
    this.url = url;
    this.file = file;
  }

  /** Puts the file and gives the status of the answer. */
  int put(String path) throws IOException, InterruptedException {
    SdkHttpRequest request =
        SdkHttpRequest.builder().method(SdkHttpMethod.PUT).uri(url).encodedPath(path).build();
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                sign ->
                    sign.identity(AwsCredentialsIdentity.create(S3Clients.ID, S3Clients.SECRET))
                        .request(request)
                        .payload(ContentStreamProvider.fromInputStreamSupplier(this::open))
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false))
            .request();
    var builder =
        HttpRequest.newBuilder(url.resolve(path)).PUT(HttpRequest.BodyPublishers.ofFile(file));
    signed.forEachHeader(
        (name, values) -> {
          if (!name.equalsIgnoreCase("Host")) {
            values.forEach(value -> builder.header(name, value));
          }
        });
    return HttpClient.newHttpClient().send(builder.build(), BodyHandlers.discarding()).statusCode();
  }

  private InputStream open() {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
