package dev.clary.objects;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Unmodified clients of the AWS SDK, told nothing but an address and a key. */
final class S3Clients {
  static final String ID = "AKIDTEST";
  static final String SECRET = "secret";

  private S3Clients() {}

  static S3Client client(URI url) {
    return client(url, ID, SECRET);
  }

  static S3Client client(URI url, String id, String secret) {
    return S3Client.builder()
        .endpointOverride(url)
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret)))
        .build();
  }

  static S3Presigner presigner(URI url) {
    return S3Presigner.builder()
        .endpointOverride(url)
        .region(Region.US_EAST_1)
        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(ID, SECRET)))
        .build();
  }
}
