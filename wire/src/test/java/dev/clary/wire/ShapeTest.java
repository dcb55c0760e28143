package dev.clary.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Single shapes at their edges; what a constraint looks like, the service model says. */
class ShapeTest {
  private static final ServiceModel MODEL = ServiceModel.load(Service.SAGEMAKER);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'string','min':2,'max':3} | 'ab'",
        "{'type':'string','min':2,'max':3} | 'abc'",
        "{'type':'string','pattern':'[ab]'} | 'b'",
        "{'type':'string','enum':['On','Off']} | 'Off'",
        "{'type':'integer','min':1,'max':5} | 1",
        "{'type':'integer','min':1,'max':5} | 5.0",
        "{'type':'integer'} | -2147483648",
        "{'type':'long'} | 9223372036854775807",
        "{'type':'float','min':0} | 0",
        "{'type':'float'} | 3.4028235e38",
        "{'type':'double'} | 1e300",
        "{'type':'boolean'} | false",
        "{'type':'timestamp'} | 1585198477.022",
        "{'type':'list','member':{'shape':'TagKey'},'max':2} | ['a','b']",
        "{'type':'list','member':{'shape':'TagKey'}} | []",
        "{'type':'map','key':{'shape':'TagKey'},'value':{'shape':'TagValue'},'max':1} | {'a':''}",
        "{'type':'structure','members':{'A':{'shape':'TagKey'}}} | {'B':7}",
        "{'type':'structure','members':{'A':{'shape':'TagKey'}}} | {'A':null}",
      })
  void whatKeepsTheConstraintsPasses(String shape, String value) {
    assertThat(check(shape, value).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'string','min':2} | 'a' | Member must have length greater than or equal to 2",
        "{'type':'string','max':2} | 'abc' | Member must have length less than or equal to 2",
        "{'type':'string','pattern':'a.c'} | 'xabcx' | "
            + "Member must satisfy regular expression pattern: a.c",
        "{'type':'string','enum':['On','Off']} | 'on' | Member must satisfy enum value set: [On, Off]",
        "{'type':'string'} | 7 | Member must be of type string",
        "{'type':'integer','min':1} | 0 | Member must have value greater than or equal to 1",
        "{'type':'integer'} | 2147483648 | Member must have value less than or equal to 2147483647",
        "{'type':'integer'} | 0.5 | Member must be of type integer",
        "{'type':'integer'} | '5' | Member must be of type integer",
        "{'type':'long'} | -9223372036854775809 | "
            + "Member must have value greater than or equal to -9223372036854775808",
        "{'type':'float','min':0} | -0.1 | Member must have value greater than or equal to 0",
        "{'type':'boolean'} | 'true' | Member must be of type boolean",
        "{'type':'timestamp'} | '2030-01-01' | Member must be of type timestamp",
        "{'type':'list','member':{'shape':'TagKey'},'min':1} | [] | "
            + "Member must have length greater than or equal to 1",
        "{'type':'list','member':{'shape':'TagKey'},'max':1} | [7,7] | "
            + "Member must have length less than or equal to 1",
        "{'type':'list','member':{'shape':'TagKey'}} | {} | Member must be of type list",
        "{'type':'map','key':{'shape':'TagKey'},'value':{'shape':'TagValue'}} | [] | "
            + "Member must be of type map",
        "{'type':'map','key':{'shape':'TagKey'},'value':{'shape':'TagValue'},'max':0} | {'a':'b'} | "
            + "Member must have length less than or equal to 0",
        "{'type':'structure','members':{}} | [] | Member must be of type structure",
      })
  void whatBreaksOneConstraintIsOneViolation(String shape, String value, String constraint) {
    assertThat(check(shape, value).message())
        .startsWith("1 validation error detected: Value '")
        .endsWith("' at 'theMember' failed to satisfy constraint: " + constraint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'list','member':{'shape':'TagKey'}} | ['a',''] | Value '' at 'theMember.2.member'",
        "{'type':'map','key':{'shape':'TagKey'},'value':{'shape':'TagValue'}} | {'':'v'} | "
            + "Value '{=v}' at 'theMember' failed to satisfy constraint: Map keys must satisfy",
        "{'type':'structure','members':{'ABc':{'shape':'TagKey'}},'required':['ABc']} | {} | "
            + "Value null at 'theMember.aBc'",
      })
  void aViolationInsideIsReportedWhereItIs(String shape, String value, String where) {
    assertThat(check(shape, value).message()).startsWith("1 validation error detected: " + where);
  }

  @Test
  void aTypeThatNobodyWroteIsABug() {
    assertThatThrownBy(() -> check("{'type':'document'}", "{}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("shape 'Drawn': type document");
  }

  private static Violations check(String shape, String value) {
    var violations = new Violations();
    JsonMapper mapper = JsonMapper.shared();
    Shape.read("Drawn", mapper.readTree(shape.replace('\'', '"')), MODEL)
        .check(
            mapper.readTree(value.replace('\'', '"')),
            MemberPath.ROOT.member("TheMember"),
            violations);
    return violations;
  }
}
