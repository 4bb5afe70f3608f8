package io.insula.operations;

import io.insula.Tenant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Goes through all pages of a list, one at a time. */
final class Paging implements Iterator<Tenant> {
  private static final int SIZE = 500;

  private final Function<PageRequest, TenantPage> list;
  private @Nullable PageRequest next = PageRequest.first(SIZE);
  private Iterator<Tenant> page = java.util.Collections.emptyIterator();

  Paging(Function<PageRequest, TenantPage> list) {
    this.list = list;
  }

  @Override
  public boolean hasNext() {
    while (!page.hasNext() && next != null) {
      TenantPage read = list.apply(next);
      page = read.tenants().iterator();
      next = read.next();
    }
    return page.hasNext();
  }

  @Override
  public Tenant next() {
    if (!hasNext()) {
      throw new NoSuchElementException("There are no more tenants");
    }
    return page.next();
  }
}
