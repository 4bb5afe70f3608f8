/**
 * The wall under attack: a corpus of hostile SQL, kept as text in resource files, that is run as
 * the application's role against two tenants made for it. What comes of it is judged by its effect,
 * not by error messages: a mark of the victim that comes out, a row of the victim that changes, a
 * next checkout that does not work. {@link io.insula.proof.attack.Attacks} is the entry.
 */
@NullMarked
package io.insula.proof.attack;

import org.jspecify.annotations.NullMarked;
