package dev.clary.server;

import dev.clary.server.keys.Key;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Unmodified clients of the AWS SDK for S3, told nothing but an address and a key. */
public final class S3Clients {
  private S3Clients() {}

  static S3Client client(Server.Connection connection) {
    Key key = connection.key();
    return client(
        connection.url(), AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));
  }

  /** A client that signs with credentials and names buckets in the path. */
  public static S3Client client(URI url, AwsCredentials credentials) {
    return S3Client.builder()
        .endpointOverride(url)
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .build();
  }
}
