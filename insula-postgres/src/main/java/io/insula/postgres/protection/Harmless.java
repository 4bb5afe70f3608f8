package io.insula.postgres.protection;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Statements that can neither make nor change anything that a wall has to stand around, where the
 * walls don't depend on columns: told by their words alone, from a list of what is known to be
 * harmless. Whatever is not on it may matter: a serial column makes a sequence, a function in a
 * default or an index could do anything.
 */
final class Harmless {
  /** Words with which PostgreSQL goes on, where a careless reader would see a name. */
  private static final String NOT_NAMES =
      "(?!(?:add|all|alter|and|as|cascade|check|collate|column|concurrently|constraint|default"
          + "|disable|drop|enable|exclude|exists|force|foreign|generated|if|in|include|inherit|is"
          + "|no|not|null|nulls|on|only|or|owner|primary|references|rename|reset|restrict|set"
          + "|storage|table|to|type|unique|using|validate|where|with)\\b)";

  private static final String NAME = "(?:" + NOT_NAMES + "[a-z_]\\w*|\"\")";
  private static final String RELATION = NAME + "(?: \\. " + NAME + ")?";
  private static final String NAMES = list(NAME);

  private static final String LITERAL = "(?:''|(?:- )?0|true|false|null)";
  private static final String VALUE =
      "(?:" + LITERAL + "|current_date|current_timestamp|(?:now|gen_random_uuid) \\( \\))";

  /** Of PostgreSQL's own; a serial type is none. */
  private static final String TYPE =
      "(?:text|bool|boolean|bytea|date|uuid|json|jsonb|smallint|int|integer|bigint|int2|int4|int8"
          + "|real|double precision|float4|float8|interval"
          + "|(?:numeric|decimal)(?: \\( 0(?: , 0)? \\))?"
          + "|(?:varchar|char|character(?: varying)?)(?: \\( 0 \\))?"
          + "|(?:timestamptz|timetz)(?: \\( 0 \\))?"
          + "|(?:timestamp|time)(?: \\( 0 \\))?(?: with(?:out)? time zone)?)(?: \\[ \\])*";

  private static final String ACTION =
      "(?:add column (?:if not exists )?%1$s %2$s(?: (?:not null|null|unique|default %3$s))*"
              .formatted(NAME, TYPE, VALUE)
          + "|drop column (?:if exists )?%s".formatted(NAME)
          + "|alter column %1$s (?:(?:set|drop) not null|drop default|set default %2$s)"
              .formatted(NAME, VALUE)
          + ")";

  private static final String CONDITION =
      "(?:(?:not )?%1$s|%1$s is (?:not )?null|%1$s (?:=|<>|<=|>=|<|>) %2$s)"
          .formatted(NAME, LITERAL);

  private static final String COLUMN =
      "%1$s(?: collate %2$s)?(?: %1$s)?(?: (?:asc|desc))?(?: nulls (?:first|last))?"
          .formatted(NAME, RELATION);

  private static final List<Pattern> FORMS =
      List.of(
          form("alter table (?:if exists )?(?:only )?%s %s".formatted(RELATION, list(ACTION))),
          form(
              "create (?:unique )?index (?:concurrently )?(?:(?:if not exists )?%s )?"
                      .formatted(NAME)
                  + "on (?:only )?%s (?:using %s )?".formatted(RELATION, NAME)
                  + "\\( %s \\)(?: include \\( %s \\))?".formatted(list(COLUMN), NAMES)
                  + "(?: nulls (?:not )?distinct)?"
                  + "(?: where %1$s(?: (?:and|or) %1$s)*)?".formatted(CONDITION)),
          form("drop index (?:concurrently )?(?:if exists )?" + list(RELATION)),
          form("drop table (?:if exists )?" + list(RELATION)),
          form("comment on (?:table|index) %s is (?:''|null)".formatted(RELATION)),
          form("comment on column %s \\. %s is (?:''|null)".formatted(RELATION, NAME)),
          form("set (?:local )?(?:lock_timeout|statement_timeout) (?:=|to) (?:''|0)"));

  private Harmless() {}

  /** Whether all of them are known to be. */
  static boolean all(List<String> statements) {
    return statements.stream().allMatch(Harmless::one);
  }

  private static boolean one(String statement) {
    return Outline.of(statement)
        .filter(outline -> FORMS.stream().anyMatch(form -> form.matcher(outline).matches()))
        .isPresent();
  }

  private static String list(String item) {
    return item + "(?: , " + item + ")*";
  }

  private static Pattern form(String words) {
    return Pattern.compile(words);
  }
}
