package dev.clary.objects.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * One page of the objects in a bucket.
 *
 * @param objects in the order of their keys
 * @param prefixes of groups of keys that are alike up to the delimiter, each once
 * @param next where the next page begins, as {@link Query#after}; empty on the last page
 */
public record Listing(List<StoredObject> objects, List<String> prefixes, Optional<String> next) {

  public Listing {
    objects = List.copyOf(objects);
    prefixes = List.copyOf(prefixes);
  }

  /**
   * What to list.
   *
   * @param prefix that every key starts with
   * @param delimiter that ends a group; empty for no groups
   * @param after lists only what comes after this key or group; empty to begin
   * @param limit how many objects and prefixes at most
   */
  public record Query(String prefix, String delimiter, String after, int limit) {

    /** All objects with a prefix, without groups. */
    public static Query all(String prefix) {
      return new Query(prefix, "", "", Integer.MAX_VALUE);
    }

    /**
     * The group that a key belongs to, up to and with the first delimiter behind the prefix; empty
     * if to none.
     */
    private String group(String key) {
      int at = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
      return at < 0 ? "" : key.substring(0, at + delimiter.length());
    }

    private NavigableMap<String, StoredObject> start(NavigableMap<String, StoredObject> objects) {
      if (after.isEmpty() || KeyOrder.INSTANCE.compare(after, prefix) < 0) {
        return objects.tailMap(prefix, true);
      }
      boolean group = after.startsWith(prefix) && after.equals(group(after));
      return group ? beyond(objects, after) : objects.tailMap(after, false);
    }
  }

  private static NavigableMap<String, StoredObject> beyond(
      NavigableMap<String, StoredObject> objects, String prefix) {
    String after = KeyOrder.after(prefix);
    return after.isEmpty() ? objects.headMap("", false) : objects.tailMap(after, true);
  }

  /** Takes time in proportion to what is listed, not to what the bucket or a group holds. */
  static Listing of(NavigableMap<String, StoredObject> all, Query query) {
    var objects = new ArrayList<StoredObject>();
    var prefixes = new ArrayList<String>();
    String last = "";
    Iterator<StoredObject> rest = query.start(all).values().iterator();
    while (rest.hasNext()) {
      StoredObject object = rest.next();
      if (!object.key().startsWith(query.prefix())) {
        break;
      }
      if (objects.size() + prefixes.size() == query.limit()) {
        Optional<String> next = last.isEmpty() ? Optional.empty() : Optional.of(last);
        return new Listing(objects, prefixes, next);
      }
      String group = query.group(object.key());
      if (group.isEmpty()) {
        objects.add(object);
        last = object.key();
      } else {
        prefixes.add(group);
        last = group;
        rest = beyond(all, group).values().iterator();
      }
    }
    return new Listing(objects, prefixes, Optional.empty());
  }
}
