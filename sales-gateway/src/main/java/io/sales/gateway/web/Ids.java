package io.sales.gateway.web;

import io.sales.gateway.problem.Refusal;
import java.util.regex.Pattern;

/** Ids and SKUs in a URL. What cannot be one is not found, and nobody need be asked. */
public final class Ids {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private Ids() {}

    public static String existing(String kind, String id) {
        if (!isOne(id)) {
            throw Refusal.notFound(kind);
        }
        return id;
    }

    public static boolean isOne(String text) {
        return ID.matcher(text).matches();
    }
}
