package dev.clary.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** Holds every module to the architecture; an exception is a line here, with its reason. */
@AnalyzeClasses(packages = "dev.clary", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String CLI = "dev.clary.cli..";
  private static final String SERVER = "dev.clary.server..";
  private static final String SERVICE = "dev.clary.service..";
  private static final String WIRE = "dev.clary.wire..";
  private static final String OPTIMIZER = "dev.clary.optimizer..";
  private static final String ALGORITHMS = "dev.clary.algorithms..";
  private static final String OBJECTS = "dev.clary.objects..";

  // Modules and packages

  @ArchTest
  static final ArchRule packagesFormNoCycle =
      slices().matching("dev.clary.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule optimizerKnowsNoOtherModule =
      never(OPTIMIZER, SERVICE, WIRE, SERVER, CLI, ALGORITHMS);

  @ArchTest
  static final ArchRule wireKnowsNoOtherModule =
      never(WIRE, OPTIMIZER, SERVICE, SERVER, CLI, ALGORITHMS);

  @ArchTest
  static final ArchRule objectsKnowNoOtherModule =
      never(OBJECTS, OPTIMIZER, WIRE, SERVICE, SERVER, CLI, ALGORITHMS);

  @ArchTest
  static final ArchRule serviceKnowsOnlyTheOptimizer =
      never(SERVICE, WIRE, SERVER, CLI, ALGORITHMS);

  @ArchTest static final ArchRule serverKnowsNotWhoStartsIt = never(SERVER, CLI, ALGORITHMS);

  @ArchTest
  static final ArchRule algorithmsAreProgramsOfTheirOwn =
      never(ALGORITHMS, OPTIMIZER, SERVICE, WIRE, SERVER, CLI);

  /** The command line is a client: the domain is behind the server. */
  @ArchTest static final ArchRule cliKnowsOnlyServerAndWire = never(CLI, SERVICE, ALGORITHMS);

  /** One command has no server: a program on this machine speaks with the optimizer itself. */
  @ArchTest
  static final ArchRule oneCommandKnowsTheOptimizer =
      onlyIn(
          resideInAnyPackage(OPTIMIZER),
          OPTIMIZER,
          SERVICE,
          SERVER,
          "dev.clary.benchmarks..",
          "dev.clary.cli.optimize..");

  @ArchTest
  static final ArchRule cliUsesOfTheServerOnlyItsDoor =
      noClasses()
          .that()
          .resideInAPackage(CLI)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.clary.server.http..", "dev.clary.server.operation..", "dev.clary.server.view..");

  @ArchTest
  static final ArchRule searchSpaceKnowsNothingElse =
      never(
          "dev.clary.optimizer.space..",
          "dev.clary.optimizer",
          "dev.clary.optimizer.basic..",
          "dev.clary.optimizer.bayesian..",
          "dev.clary.optimizer.stopping..");

  @ArchTest
  static final ArchRule strategiesPointAtTheOptimizer =
      never("dev.clary.optimizer", "dev.clary.optimizer.basic..", "dev.clary.optimizer.bayesian..");

  @ArchTest
  static final ArchRule trainingPointsAtNobody =
      never(
          "dev.clary.service.training..",
          "dev.clary.service.tuning..",
          "dev.clary.service.running..",
          "dev.clary.service.engine..",
          "dev.clary.service.files..",
          "dev.clary.service.store..");

  @ArchTest
  static final ArchRule tuningPointsAtTraining =
      never(
          "dev.clary.service.tuning..",
          "dev.clary.service.running..",
          "dev.clary.service.engine..",
          "dev.clary.service.files..",
          "dev.clary.service.store..");

  @ArchTest
  static final ArchRule enginesPointAtTraining =
      never(
          "dev.clary.service.engine..", "dev.clary.service.tuning..", "dev.clary.service.store..");

  @ArchTest
  static final ArchRule filesPointAtTraining =
      never("dev.clary.service.files..", "dev.clary.service.tuning..", "dev.clary.service.store..");

  @ArchTest
  static final ArchRule runningPointsAtTraining =
      never(
          "dev.clary.service.running..", "dev.clary.service.tuning..", "dev.clary.service.store..");

  @ArchTest
  static final ArchRule operationsKnowNoHttp =
      never("dev.clary.server.operation..", "dev.clary.server.http..", "dev.clary.server");

  @ArchTest
  static final ArchRule httpKnowsNotWhoWiresIt =
      never("dev.clary.server.http..", "dev.clary.server");

  // Borders

  @ArchTest
  static final ArchRule wireStopsAtTheBorder =
      noClasses()
          .that()
          .resideInAnyPackage("dev.clary.server..")
          .and()
          .resideOutsideOfPackages("dev.clary.server.operation..", "dev.clary.server.http..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(WIRE);

  @ArchTest
  static final ArchRule jettyIsInOnePackage =
      onlyIn(resideInAnyPackage("org.eclipse.jetty.."), "dev.clary.server.http..");

  @ArchTest
  static final ArchRule sqlIsInOnePackage =
      onlyIn(
          resideInAnyPackage("java.sql..", "org.jdbi..", "org.sqlite.."),
          "dev.clary.service.store..");

  @ArchTest
  static final ArchRule processesAreStartedByEngines =
      onlyIn(
          JavaClass.Predicates.equivalentTo(ProcessBuilder.class),
          "dev.clary.service.engine..",
          "dev.clary.engines..",
          CLI);

  @ArchTest
  static final ArchRule optimizerIsUsableAnywhere =
      classes()
          .that()
          .resideInAPackage(OPTIMIZER)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              OPTIMIZER,
              "java.io",
              "java.lang..",
              "java.nio",
              "java.nio.charset",
              "java.security",
              "java.util",
              "java.util.concurrent..",
              "java.util.function",
              "java.util.random",
              "java.util.stream",
              "java.math",
              "org.ejml..",
              "org.apache.commons.numbers..",
              "org.jspecify.annotations");

  /** Threads and time belong to who calls a strategy; one package is such a caller. */
  @ArchTest
  static final ArchRule strategiesHaveNoThreads =
      noClasses()
          .that()
          .resideInAPackage(OPTIMIZER)
          .and()
          .resideOutsideOfPackage("dev.clary.optimizer.tuning..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.util.concurrent..");

  // What only one place may do

  @ArchTest
  static final ArchRule timeIsPassedIn =
      noCallTo(
          "reads the clock",
          call ->
              isCall(call, "java.time.Instant", Set.of("now"))
                  || isCall(call, "java.lang.System", Set.of("currentTimeMillis", "nanoTime")),
          // A time-out of a process is about the machine's time, not about the job's.
          "dev.clary.service.engine..");

  @ArchTest
  static final ArchRule randomnessComesFromASeed =
      noCallTo(
          "draws from a source without a seed",
          call ->
              isCall(call, "java.lang.Math", Set.of("random"))
                  || call.getTargetOwner()
                      .isEquivalentTo(java.util.concurrent.ThreadLocalRandom.class));

  @ArchTest
  static final ArchRule randomIsNotShared =
      noClasses()
          .should()
          .callConstructor(java.util.Random.class)
          .because("java.util.Random without a seed differs from run to run");

  @ArchTest
  static final ArchRule settingsAreReadOnce =
      noCallTo(
          "reads the environment or a property",
          call ->
              isCall(
                  call,
                  "java.lang.System",
                  Set.of("getenv", "getProperty", "getProperties", "setProperty")),
          CLI,
          // Programs of their own, that are spoken to by environment.
          ALGORITHMS,
          // Main of the server reads what it starts with.
          "dev.clary.server");

  @ArchTest
  static final ArchRule nobodySleeps =
      noCallTo("sleeps", call -> isCall(call, "java.lang.Thread", Set.of("sleep")));

  @ArchTest
  static final ArchRule aServerLogs =
      noClasses()
          .that()
          .resideOutsideOfPackages(CLI, ALGORITHMS)
          .should()
          .accessFieldWhere(
              new DescribedPredicate<JavaFieldAccess>("System.out or System.err") {
                @Override
                public boolean test(JavaFieldAccess access) {
                  return access.getTargetOwner().isEquivalentTo(System.class);
                }
              });

  // Names and doors

  @ArchTest
  static final ArchRule namesExplain =
      noClasses()
          .that()
          // Shapes and operations keep the names that AWS gave them.
          .resideOutsideOfPackage("dev.clary.wire.shape")
          .and()
          .haveNameNotMatching(".*\\.operation\\.(Get|Put)MetricData(\\$.*)?")
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Base|Common|Data|Info)(\\$.*)?");

  @ArchTest
  static final ArchRule doorsStayClosed =
      classes()
          .that()
          .resideInAnyPackage(
              SERVER,
              "dev.clary.service.engine..",
              "dev.clary.service.store..",
              "dev.clary.optimizer.bayesian..")
          .and()
          .areTopLevelClasses()
          .and(
              new DescribedPredicate<JavaClass>("are not listed as open") {
                @Override
                public boolean test(JavaClass type) {
                  return !OpenDoors.NAMES.contains(type.getName());
                }
              })
          .should()
          .bePackagePrivate();

  private ArchitectureTest() {}

  private static ArchRule never(String from, String... to) {
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(to);
  }

  private static ArchRule onlyIn(DescribedPredicate<JavaClass> what, String... packages) {
    return noClasses().that().resideOutsideOfPackages(packages).should().dependOnClassesThat(what);
  }

  private static ArchRule noCallTo(
      String what, java.util.function.Predicate<JavaMethodCall> calls, String... exceptIn) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(exceptIn)
        .should()
        .callMethodWhere(
            new DescribedPredicate<JavaMethodCall>(what) {
              @Override
              public boolean test(JavaMethodCall call) {
                return calls.test(call);
              }
            });
  }

  private static boolean isCall(JavaMethodCall call, String owner, Set<String> names) {
    return call.getTargetOwner().getName().equals(owner) && names.contains(call.getName());
  }
}
