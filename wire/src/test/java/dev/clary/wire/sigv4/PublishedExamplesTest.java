package dev.clary.wire.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Signatures that AWS published: the example of its reference, and its test suite for Signature
 * Version 4, whose requests all go to the service {@code service} on 30 August 2015.
 */
class PublishedExamplesTest {
  private static final KeyPair KEY =
      new KeyPair("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
  private static final InstantSource TIME =
      InstantSource.fixed(Instant.parse("2015-08-30T12:36:00Z"));

  private final RequestVerifier verifier =
      new RequestVerifier(id -> Optional.of(KEY).filter(key -> key.accessKeyId().equals(id)), TIME);

  /** A request of the suite; all sign {@code host} and {@code x-amz-date} besides. */
  record Example(String name, String line, List<String> headers, String body, String signature) {

    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Example> SUITE =
      List.of(
          new Example(
              "get-vanilla",
              "GET / ",
              List.of(),
              "",
              "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
          new Example(
              "get-relative-relative",
              "GET /example1/example2/../.. ",
              List.of(),
              "",
              "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
          new Example(
              "get-slashes",
              "GET //./ ",
              List.of(),
              "",
              "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
          new Example(
              "get-slash-pointless-dot",
              "GET /./example ",
              List.of(),
              "",
              "ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5"),
          new Example(
              "get-utf8",
              "GET /\u1234 ",
              List.of(),
              "",
              "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85"),
          new Example(
              "get-unreserved",
              "GET /-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ",
              List.of(),
              "",
              "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f"),
          new Example(
              "get-vanilla-empty-query-key",
              "GET / Param1=value1",
              List.of(),
              "",
              "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb"),
          new Example(
              "get-vanilla-query-order-key-case",
              "GET / Param2=value2&Param1=value1",
              List.of(),
              "",
              "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"),
          new Example(
              "get-vanilla-utf8-query",
              "GET / \u1234=bar",
              List.of(),
              "",
              "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04"),
          new Example(
              "get-header-key-duplicate",
              "GET / ",
              List.of("My-Header1:value2", "My-Header1:value2", "My-Header1:value1"),
              "",
              "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea"),
          new Example(
              "get-header-value-order",
              "GET / ",
              List.of(
                  "My-Header1:value4",
                  "My-Header1:value1",
                  "My-Header1:value3",
                  "My-Header1:value2"),
              "",
              "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01"),
          new Example(
              "get-header-value-trim",
              "GET / ",
              List.of("My-Header1: value1", "My-Header2: \"a   b   c\""),
              "",
              "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"),
          new Example(
              "post-vanilla",
              "POST / ",
              List.of(),
              "",
              "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
          new Example(
              "post-header-key-sort",
              "POST / ",
              List.of("My-Header1:value1"),
              "",
              "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c"),
          new Example(
              "post-x-www-form-urlencoded",
              "POST / ",
              List.of("Content-Type:application/x-www-form-urlencoded"),
              "Param1=value1",
              "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"));

  @ParameterizedTest
  @FieldSource("SUITE")
  void theSuiteIsAccepted(Example example) {
    String[] line = example.line().split(" ", -1);
    Map<String, List<String>> headers = headers(example, "example.amazonaws.com");
    String signed = String.join(";", headers.keySet());
    headers.put("authorization", List.of(authorization("service", signed, example.signature())));

    Credential caller =
        verifier.verify(
            new HttpMessage(line[0], line[1], line[2], headers),
            example.body().getBytes(UTF_8),
            "service");

    assertThat(caller).isEqualTo(new Credential("AKIDEXAMPLE", "20150830", "us-east-1", "service"));
  }

  @Test
  void theExampleOfTheReferenceIsAccepted() {
    Map<String, List<String>> headers =
        Map.of(
            "Content-Type", List.of("application/x-www-form-urlencoded; charset=utf-8"),
            "Host", List.of("iam.amazonaws.com"),
            "X-Amz-Date", List.of("20150830T123600Z"),
            "Authorization",
                List.of(
                    authorization(
                        "iam",
                        "content-type;host;x-amz-date",
                        "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7")));
    var request = new HttpMessage("GET", "/", "Action=ListUsers&Version=2010-05-08", headers);

    assertThat(verifier.verify(request, new byte[0], "iam").accessKeyId()).isEqualTo("AKIDEXAMPLE");
  }

  @Test
  void theCanonicalRequestOfTheReferenceIsSpelledAlike() {
    Map<String, List<String>> headers =
        Map.of(
            "content-type", List.of("application/x-www-form-urlencoded; charset=utf-8"),
            "host", List.of("iam.amazonaws.com"),
            "x-amz-date", List.of("20150830T123600Z"));
    var request = new HttpMessage("GET", "/", "Action=ListUsers&Version=2010-05-08", headers);
    var canonical =
        new CanonicalRequest(
            request, List.of("content-type", "host", "x-amz-date"), Digests.sha256(new byte[0]));

    assertThat(Digests.sha256(canonical.text().getBytes(UTF_8)))
        .isEqualTo("f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59");
  }

  private static Map<String, List<String>> headers(Example example, String host) {
    var headers = new LinkedHashMap<String, List<String>>();
    Stream.concat(
            example.headers().stream(), Stream.of("Host:" + host, "X-Amz-Date:20150830T123600Z"))
        .map(header -> header.split(":", 2))
        .forEach(
            header ->
                headers
                    .computeIfAbsent(header[0].toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header[1]));
    return headers;
  }

  private static String authorization(String service, String signedHeaders, String signature) {
    return "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/%s/aws4_request, SignedHeaders=%s, Signature=%s"
        .formatted(service, signedHeaders, signature);
  }
}
