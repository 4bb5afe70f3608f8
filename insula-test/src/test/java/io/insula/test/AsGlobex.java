package io.insula.test;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

@WithTenant("globex")
@Retention(RetentionPolicy.RUNTIME)
@interface AsGlobex {}
