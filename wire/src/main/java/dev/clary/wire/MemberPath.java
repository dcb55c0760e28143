package dev.clary.wire;

import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in a request, printed as AWS prints it: {@code
 * trainingJobDefinition.inputDataConfig.1.member.channelName}. Printed only when asked, since most
 * values are right.
 */
record MemberPath(@Nullable MemberPath parent, String name) {

  /** The request itself. */
  static final MemberPath ROOT = new MemberPath(null, "");

  MemberPath member(String member) {
    return new MemberPath(this, Character.toLowerCase(member.charAt(0)) + member.substring(1));
  }

  /** The element of a list; {@code index} counts from 0, the printed form from 1. */
  MemberPath element(int index) {
    return new MemberPath(this, (index + 1) + ".member");
  }

  @Override
  public String toString() {
    return parent == null || parent.name.isEmpty() ? name : parent + "." + name;
  }
}
