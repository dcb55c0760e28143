package dev.clary.server.storage;

import dev.clary.service.InvalidRequestException;
import dev.clary.service.training.ObjectStore;
import dev.clary.service.training.Owner;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The objects of another S3-compatible store, with one key of this server's for the jobs of all
 * owners. Its client is made, and loaded, by the first use. Thread-safe.
 */
public final class OutsideObjects implements ObjectStore, AutoCloseable {
  private final Place place;
  private @Nullable S3Client client; // guarded by this
  private boolean closed; // guarded by this

  /**
   * Where the store is.
   *
   * @param credentials a file as AWS's tools have it, whose profile {@code default} signs
   */
  public record Place(URI endpoint, String region, Path credentials) {}

  public OutsideObjects(Place place) {
    this.place = place;
  }

  private synchronized S3Client client() throws IOException {
    if (closed) {
      throw new IOException("the client of " + place.endpoint() + " is closed");
    }
    S3Client made = client;
    if (made == null) {
      made = open(place);
      client = made;
    }
    return made;
  }

  private static S3Client open(Place place) {
    ProfileFile credentials =
        ProfileFile.builder()
            .content(place.credentials())
            .type(ProfileFile.Type.CREDENTIALS)
            .build();
    return S3Client.builder()
        .endpointOverride(place.endpoint())
        .region(Region.of(place.region()))
        .forcePathStyle(true)
        // Not every store knows the checksums that AWS's has; its signatures cover the content.
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(
            ProfileCredentialsProvider.builder()
                .profileFile(credentials)
                .profileName("default")
                .build())
        .build();
  }

  @Override
  public void check(String uri, Owner owner, Access access) {
    ObjectUri location = ObjectUri.of(uri);
    try {
      client().headBucket(head -> head.bucket(location.bucket()));
    } catch (NoSuchBucketException e) {
      throw new InvalidRequestException(
          "location '%s': there is no bucket '%s' at %s"
              .formatted(uri, location.bucket(), place.endpoint()));
    } catch (SdkException | IOException e) {
      throw new InvalidRequestException(
          "location '%s' cannot be reached at %s: %s"
              .formatted(uri, place.endpoint(), e.getMessage()));
    }
  }

  @Override
  public List<StoredObject> list(String prefix, Owner owner) throws IOException {
    ObjectUri location = ObjectUri.of(prefix);
    var found = new ArrayList<StoredObject>();
    try {
      for (S3Object object :
          client()
              .listObjectsV2Paginator(list -> list.bucket(location.bucket()).prefix(location.key()))
              .contents()) {
        if (!ObjectUri.isDirectory(object.key())) {
          found.add(location.below(object.key(), object.size()));
        }
      }
    } catch (SdkException e) {
      throw failure(prefix, e);
    }
    return found;
  }

  @Override
  public InputStream open(String uri, Owner owner) throws IOException {
    ObjectUri location = ObjectUri.of(uri);
    try {
      return client().getObject(get -> get.bucket(location.bucket()).key(location.key()));
    } catch (SdkException e) {
      throw failure(uri, e);
    }
  }

  @Override
  public void put(String uri, Path file, Owner owner) throws IOException {
    try {
      new Upload(client(), ObjectUri.of(uri)).put(file);
    } catch (SdkException e) {
      throw failure(uri, e);
    }
  }

  @Override
  public void delete(String uri, Owner owner) throws IOException {
    ObjectUri location = ObjectUri.of(uri);
    try {
      client().deleteObject(delete -> delete.bucket(location.bucket()).key(location.key()));
    } catch (SdkException e) {
      throw failure(uri, e);
    }
  }

  private IOException failure(String uri, SdkException error) {
    IOException failure =
        error instanceof NoSuchKeyException || error instanceof NoSuchBucketException
            ? new NoSuchFileException(uri, null, "not at " + place.endpoint())
            : new IOException(
                "'%s' at %s: %s".formatted(uri, place.endpoint(), error.getMessage()));
    failure.initCause(error);
    return failure;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (client != null) {
      client.close();
      client = null;
    }
  }
}
