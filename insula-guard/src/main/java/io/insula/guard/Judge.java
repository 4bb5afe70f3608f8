package io.insula.guard;

import io.insula.guard.internal.Phrase;
import io.insula.guard.internal.Scan;
import io.insula.guard.internal.Structure;
import io.insula.guard.internal.StructureParser;
import io.insula.guard.internal.Token;
import io.insula.guard.internal.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads texts and thinks of them what the rules say. Thread-safe; remembers nothing. */
final class Judge {
  private static final Set<String> QUERIES =
      Set.of("select", "insert", "update", "delete", "merge", "values", "table", "with");

  private final GuardSettings settings;
  private final FunctionRules functions;
  private final CatalogRules catalog;
  private final SchemaRules schemas;
  private final SessionRules session;
  private final CommandRules commands;

  Judge(GuardSettings settings) {
    this.settings = settings;
    this.functions = new FunctionRules(settings.allowed());
    this.catalog = new CatalogRules(settings.allowed());
    this.schemas = new SchemaRules(settings.allowed());
    this.session = new SessionRules(settings.allowed());
    this.commands = new CommandRules(settings.allowed());
  }

  Judgement judge(String sql) {
    Scan scan = Scan.of(sql);
    String normalised = Normalised.of(scan);
    Reading reading = new Reading(settings.rules());
    if (scan.broken()) {
      reading.found(Rule.UNPARSEABLE, "a literal, name or comment of it has no end");
    } else if (settings.allowed().statements().contains(normalised)) {
      return reading.judgement(normalised, settings);
    }
    CommentRules.look(scan, reading);
    List<Phrase> phrases = Phrase.of(scan);
    if (phrases.size() > 1) {
      reading.found(Rule.STACKED, "it has " + phrases.size() + " statements in one text");
    }
    phrases.forEach(phrase -> statement(phrase, reading));
    return reading.judgement(normalised, settings);
  }

  private void statement(Phrase phrase, Reading reading) {
    String verb = phrase.verb();
    if (QUERIES.contains(verb)) {
      query(phrase, reading);
    } else if (verb.equals("call")) {
      call(phrase, reading);
    } else if (SessionRules.knows(verb)) {
      session.look(phrase, reading);
    } else if (verb.equals("show")) {
      catalog.show(phrase, reading);
    } else if (!TransactionControl.is(phrase)) {
      command(phrase, verb, reading);
    }
  }

  private void query(Phrase phrase, Reading reading) {
    Structure structure = StructureParser.parse(phrase);
    if (structure == null) {
      reading.found(Rule.UNPARSEABLE, "it cannot be parsed");
    } else {
      catalog.tables(structure, reading);
      schemas.tables(structure, reading);
      schemas.names(phrase, structure.ranges(), reading);
      TenantFilters.look(structure, settings, reading);
    }
    commands.intoTable(phrase, reading);
    calls(phrase, reading);
  }

  private void calls(Phrase phrase, Reading reading) {
    functions.look(phrase, reading);
    catalog.calls(phrase, reading);
    schemas.literals(phrase, reading);
  }

  private void call(Phrase phrase, Reading reading) {
    commands.check(phrase, "call", reading);
    List<Token> tokens = new ArrayList<>(phrase.tokens());
    tokens.set(0, new Token(Kind.WORD, "select", tokens.get(0).start(), tokens.get(0).end()));
    query(new Phrase(tokens), reading);
  }

  private void command(Phrase phrase, String verb, Reading reading) {
    if (!commands.check(phrase, verb, reading)) {
      return;
    }
    Phrase inner = commands.inner(phrase);
    if (QUERIES.contains(inner.verb())) {
      query(inner, reading);
    } else {
      catalog.names(phrase, reading);
      schemas.names(phrase, Set.of(), reading);
    }
    calls(phrase, reading);
    functions.bodies(phrase, reading);
  }
}
