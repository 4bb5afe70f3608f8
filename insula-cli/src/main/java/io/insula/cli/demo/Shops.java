package io.insula.cli.demo;

import io.insula.operations.NewTenant;
import java.util.List;

/** The tenants of the demo. The rules give each its isolation by its plan. */
final class Shops {
  private Shops() {}

  static List<NewTenant> all() {
    return List.of(
        shop("aurora-airlines", "Aurora Airlines", "enterprise"),
        shop("baltic-bank", "Baltic Bank", "enterprise"),
        shop("cedar-books", "Cedar Books", "pro"),
        shop("delta-cycles", "Delta Cycles", "pro"),
        shop("ember-coffee", "Ember Coffee", "pro"),
        shop("fjord-fashion", "Fjord Fashion", "pro"),
        shop("garden-gnomes", "Garden Gnomes", "free"),
        shop("harbor-hotel", "Harbor Hotel", "free"),
        shop("iris-optics", "Iris Optics", "free"),
        shop("juniper-gin", "Juniper Gin", "free"),
        shop("kiwi-kitchen", "Kiwi Kitchen", "free"),
        shop("lunar-toys", "Lunar Toys", "free"));
  }

  private static NewTenant shop(String id, String name, String plan) {
    return NewTenant.of(id).name(name).plan(plan);
  }
}
