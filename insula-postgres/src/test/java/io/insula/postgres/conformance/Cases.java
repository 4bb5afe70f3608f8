package io.insula.postgres.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All cases, or those of one topic while it is being filled. */
final class Cases {
  private final String topic;
  private final List<Case> list = new ArrayList<>();

  private Cases(String topic) {
    this.topic = topic;
  }

  static Cases topic(String topic) {
    return new Cases(topic);
  }

  Cases add(String name, Case.Script script) {
    return add(name, Map.of(), script);
  }

  Cases add(String name, Map<String, String> options, Case.Script script) {
    list.add(new Case(topic, name, options, script));
    return this;
  }

  List<Case> list() {
    return list;
  }

  /** Every case of the suite. */
  static List<Case> all() {
    List<Case> all = new ArrayList<>();
    for (Cases topic :
        List.of(
            StatementCases.cases(),
            CommandCases.cases(),
            PreparedCases.cases(),
            ParameterCases.cases(),
            CallableCases.cases(),
            BatchCases.cases(),
            GeneratedKeysCases.cases(),
            ResultSetCases.cases(),
            UpdatableCases.cases(),
            TypeCases.cases(),
            TransactionCases.cases(),
            SavepointCases.cases(),
            CopyCases.cases(),
            TimeoutCases.cases(),
            WarningCases.cases(),
            MetadataCases.cases(),
            ConnectionCases.cases(),
            ClosingCases.cases())) {
      all.addAll(topic.list());
    }
    return all;
  }
}
