package eu.policygraph.cache;

import java.util.Objects;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;

/**
 * A reading request as it came, as far as its answer depends on it: nothing is decoded, so that one look-up finds the answer.
 *
 * @param target path and query of the request line
 * @param forwarded what a proxy that is believed says of the address; null from anybody else
 */
record RawKey(String target, String host, String accept, String language, String encoding, String forwarded) {

    private static final int LONGEST = 8 * 1024;
    private static final String OPERATORS = "/$/";

    /**
     * @param proxied whether a proxy sends it whose X-Forwarded headers are believed
     * @return null when such a request has to be looked at more closely: it has a body or a token, repeats a header, or depends on others
     */
    static RawKey of(Request request, boolean proxied) {
        HttpURI uri = request.getHttpURI();
        String target = uri.getPathQuery();
        String method = request.getMethod();
        if (!HttpMethod.GET.is(method) && !HttpMethod.HEAD.is(method) || !HttpScheme.HTTP.is(uri.getScheme()) || target == null || target.startsWith(OPERATORS) || target.length() > LONGEST) {
            return null;
        }
        String host = null;
        String accept = null;
        String language = null;
        String encoding = null;
        StringBuilder forwarded = null;
        for (HttpField field : request.getHeaders()) {
            HttpHeader header = field.getHeader();
            if (header == null) {
                if (proxied && field.is("X-Forwarded-Prefix")) {
                    forwarded = with(forwarded, field);
                }
                continue;
            }
            switch (header) {
                case HOST -> {
                    if (host != null) {
                        return null;
                    }
                    host = field.getValue();
                }
                case ACCEPT -> {
                    if (accept != null) {
                        return null;
                    }
                    accept = field.getValue();
                }
                case ACCEPT_LANGUAGE -> {
                    if (language != null) {
                        return null;
                    }
                    language = field.getValue();
                }
                case ACCEPT_ENCODING -> {
                    if (encoding != null) {
                        return null;
                    }
                    encoding = field.getValue();
                }
                case X_FORWARDED_HOST, X_FORWARDED_PROTO -> {
                    if (proxied) {
                        forwarded = with(forwarded, field);
                    }
                }
                case CONTENT_LENGTH -> {
                    if (field.getLongValue() != 0) {
                        return null;
                    }
                }
                case AUTHORIZATION, CONTENT_ENCODING, EXPECT, IF_MATCH, IF_MODIFIED_SINCE, IF_RANGE, IF_UNMODIFIED_SINCE, RANGE, TRANSFER_ENCODING -> {
                    return null;
                }
                default -> { }
            }
        }
        return new RawKey(target, host, accept, language, encoding, Objects.toString(forwarded, null));
    }

    private static StringBuilder with(StringBuilder before, HttpField field) {
        return (before == null ? new StringBuilder() : before).append(field.getName()).append(':').append(field.getValue()).append('\n');
    }

    /** About how many bytes it takes. */
    int weight() {
        return target.length() + length(host) + length(accept) + length(language) + length(encoding) + length(forwarded) + 400;
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }
}
