package dev.clary.server.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clary.server.JobsServer;
import dev.clary.server.Requests;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobName;
import dev.clary.wire.Service;
import dev.clary.wire.Target;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/** The unmodified AWS SDK for Java asks who it is and which roles there are. */
class IdentitiesIT {
  private static final String DEMO = "arn:aws:iam::123456789012:role/Demo";

  @TempDir Path directory;
  private JobsServer server;
  private StsClient sts;
  private IamClient iam;

  @BeforeEach
  void start() {
    server = JobsServer.start(directory);
    sts = server.pointed(sts(), JobsServer.USER);
    iam = server.pointed(IamClient.builder(), JobsServer.USER);
  }

  private static StsClientBuilder sts() {
    return StsClient.builder();
  }

  private static SageMakerClientBuilder sageMaker() {
    return SageMakerClient.builder();
  }

  @AfterEach
  void stop() {
    sts.close();
    iam.close();
    server.close();
  }

  @Test
  void aKeyIsASessionOfARole() {
    GetCallerIdentityResponse caller = sts.getCallerIdentity();

    assertThat(caller.account()).isEqualTo("123456789012");
    assertThat(caller.arn())
        .isEqualTo("arn:aws:sts::123456789012:assumed-role/clary/" + JobsServer.USER);
    assertThat(caller.userId()).matches("AROA[0-9A-Z]{17}:" + JobsServer.USER);
  }

  @Test
  void anUnknownKeyIsToldSoAsStsDoes() {
    try (StsClient stranger =
        server.pointed(sts(), AwsBasicCredentials.create("AKIASTRANGER00000000", "secret"))) {
      StsException error =
          catchThrowableOfType(StsException.class, () -> stranger.getCallerIdentity());

      assertThat(error.statusCode()).isEqualTo(403);
      assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId");
    }
  }

  @Test
  void anActionThatIsNotServedIsInvalid() {
    StsException error = catchThrowableOfType(StsException.class, () -> sts.getSessionToken());

    assertThat(error.statusCode()).isEqualTo(400);
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InvalidAction");
  }

  @Test
  void aBrokenConstraintIsAValidationError() {
    StsException error =
        catchThrowableOfType(
            StsException.class,
            () -> sts.assumeRole(request -> request.roleArn(DEMO).roleSessionName("a b")));

    assertThat(error.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
    assertThat(error.getMessage()).contains("Value 'a b' at 'roleSessionName' failed to satisfy");
  }

  @Test
  void theKeysOfARoleActForTheKeyTheyComeFrom() {
    server
        .client(JobsServer.USER)
        .call(new Target(Service.SAGEMAKER, "CreateTrainingJob"), Requests.trainingJob("digits"));
    AssumeRoleResponse answer =
        sts.assumeRole(request -> request.roleArn(DEMO).roleSessionName("nightly"));

    try (StsClient assumed = server.pointed(sts(), credentials(answer));
        SageMakerClient sageMaker = server.pointed(sageMaker(), credentials(answer))) {
      assertThat(assumed.getCallerIdentity().arn())
          .isEqualTo("arn:aws:sts::123456789012:assumed-role/Demo/nightly")
          .isEqualTo(answer.assumedRoleUser().arn());
      sageMaker.stopTrainingJob(request -> request.trainingJobName("digits"));
    }
    assertThat(server.trainingJobs().find(new TrainingJobName("digits")).orElseThrow())
        .matches(TrainingJob::stopRequested);
  }

  @Test
  void aTokenThatWasChangedIsWorthNothing() {
    Credentials issued =
        sts.assumeRole(request -> request.roleArn(DEMO).roleSessionName("nightly")).credentials();
    String other =
        sts.assumeRole(request -> request.roleArn(DEMO).roleSessionName("daily"))
            .credentials()
            .sessionToken();
    AwsSessionCredentials forged =
        AwsSessionCredentials.create(issued.accessKeyId(), issued.secretAccessKey(), other);

    try (StsClient assumed = server.pointed(sts(), forged)) {
      assertThatThrownBy(assumed::getCallerIdentity).isInstanceOf(StsException.class);
    }
  }

  @Test
  void aRoleThatIsNotOnTheListCannotBeAssumed() {
    StsException error =
        catchThrowableOfType(
            StsException.class,
            () ->
                sts.assumeRole(request -> request.roleArn(DEMO + "2").roleSessionName("nightly")));

    assertThat(error.statusCode()).isEqualTo(403);
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
  }

  @Test
  void aRoleIsFoundByItsNameWithItsPath() {
    Role clerk = iam.getRole(request -> request.roleName("Clerk")).role();

    assertThat(clerk.arn()).isEqualTo("arn:aws:iam::123456789012:role/service-role/Clerk");
    assertThat(clerk.path()).isEqualTo("/service-role/");
    assertThat(URLDecoder.decode(clerk.assumeRolePolicyDocument(), StandardCharsets.UTF_8))
        .contains("sagemaker.amazonaws.com");
    assertThat(iam.getRole(request -> request.roleName("Tuner7")).role().arn())
        .isEqualTo("arn:aws:iam::123456789012:role/Tuner7");
  }

  @Test
  void aRoleThatIsNotOnTheListDoesNotExist() {
    assertThatThrownBy(() -> iam.getRole(request -> request.roleName("Nobody")))
        .isInstanceOf(NoSuchEntityException.class)
        .hasMessageContaining("Nobody");
  }

  @Test
  void aRoleAllowsEveryActionOnEveryResourceAPageAtATime() {
    SimulatePrincipalPolicyResponse first =
        iam.simulatePrincipalPolicy(
            request ->
                request
                    .policySourceArn(DEMO)
                    .actionNames("s3:GetObject", "s3:PutObject")
                    .resourceArns("arn:aws:s3:::a/*", "arn:aws:s3:::b/*")
                    .maxItems(3));
    SimulatePrincipalPolicyResponse second =
        iam.simulatePrincipalPolicy(
            request ->
                request
                    .policySourceArn(DEMO)
                    .actionNames("s3:GetObject", "s3:PutObject")
                    .resourceArns("arn:aws:s3:::a/*", "arn:aws:s3:::b/*")
                    .maxItems(3)
                    .marker(first.marker()));

    assertThat(first.isTruncated()).isTrue();
    assertThat(second.isTruncated()).isFalse();
    assertThat(first.evaluationResults()).hasSize(3);
    assertThat(second.evaluationResults())
        .singleElement()
        .satisfies(
            last -> {
              assertThat(last.evalActionName()).isEqualTo("s3:PutObject");
              assertThat(last.evalResourceName()).isEqualTo("arn:aws:s3:::b/*");
              assertThat(last.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.ALLOWED);
            });
  }

  private static AwsSessionCredentials credentials(AssumeRoleResponse answer) {
    Credentials issued = answer.credentials();
    return AwsSessionCredentials.create(
        issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken());
  }
}
