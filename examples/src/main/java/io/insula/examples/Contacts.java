package io.insula.examples;

import java.util.List;

/** What the application does, whatever library it does it with. */
public interface Contacts {
  /** Adds a contact and returns its generated id. */
  long add(String email, String name);

  /** Adds the contact, or gives the one with that e-mail the new name. */
  void addOrRename(String email, String name);

  /** Adds all contacts, or none, in one batch. */
  void addAll(List<String> emails);

  /** All names, in order. */
  List<String> names();

  /** Names and countries, joined with a shared table: {@code "Ann, Italy"}. */
  List<String> namesWithCountries();
}
