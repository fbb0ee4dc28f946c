package eu.policygraph.change;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A line of the token file: {@code NAME role=writer[,admin] token=sha256:SALT:HASH [source=IRI …] [expires=YYYY-MM-DD]}.
 * A token is 256 random bits, so there is nothing to guess and no slow hash to pay for: its SHA-256 with a salt is kept.
 *
 * @param expires the last day on which the token is good, in UTC
 */
record TokenEntry(User user, byte[] salt, byte[] hash, Optional<LocalDate> expires) {

    private static final String PREFIX = "epg_";
    private static final int TOKEN_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** Makes a token that nobody else has. */
    static String newToken() {
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random(TOKEN_BYTES));
    }

    static TokenEntry of(User user, String token, Optional<LocalDate> expires) {
        byte[] salt = random(SALT_BYTES);
        return new TokenEntry(user, salt, digest(salt, token), expires);
    }

    /** @throws IllegalArgumentException with what is wrong and what is expected */
    static TokenEntry parse(String line) {
        String[] words = line.strip().split("\\s+");
        Set<Role> roles = EnumSet.noneOf(Role.class);
        List<String> sources = new ArrayList<>();
        String[] secret = null;
        Optional<LocalDate> expires = Optional.empty();
        check(User.isName(words[0]), "'" + words[0] + "' is no name: letters, digits and . _ @ -");
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            String value = words[i].substring(equals + 1);
            switch (equals < 0 ? "" : words[i].substring(0, equals)) {
                case "role" -> List.of(value.split(",")).forEach(word -> roles.add(Role.of(word)
                        .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no role; there are writer and admin"))));
                case "source" -> sources.add(value);
                case "token" -> secret = value.split(":");
                case "expires" -> expires = Optional.of(day(value));
                default -> throw new IllegalArgumentException("'" + words[i].replaceFirst("=.*", "") + "' is not role=, token=, source= or expires=");
            }
        }
        check(!roles.isEmpty(), "role= is missing");
        check(!roles.contains(Role.WRITER) || !sources.isEmpty(), "a writer needs source=, the IRI of a graph, or the beginning of several with * at the end");
        check(secret != null && secret.length == 3 && secret[0].equals("sha256"), "token=sha256:SALT:HASH is missing; make it with 'policygraph token'");
        byte[] salt = hex(secret[1]);
        byte[] hash = hex(secret[2]);
        check(salt.length >= SALT_BYTES && hash.length == HASH_BYTES, "the salt has at least 16 bytes and the hash 32");
        return new TokenEntry(new User(words[0], roles, sources), salt, hash, expires);
    }

    /** Whether a token is this one; takes as long for a wrong one as for the right one. */
    boolean matches(String token) {
        return MessageDigest.isEqual(hash, digest(salt, token));
    }

    boolean isGoodAt(Instant now) {
        return expires.isEmpty() || !LocalDate.ofInstant(now, ZoneOffset.UTC).isAfter(expires.get());
    }

    /** The line of the file. */
    String toLine() {
        HexFormat hex = HexFormat.of();
        return user.name() + " role=" + user.roles().stream().sorted().map(Role::word).collect(Collectors.joining(","))
                + " token=sha256:" + hex.formatHex(salt) + ":" + hex.formatHex(hash)
                + user.sources().stream().map(source -> " source=" + source).collect(Collectors.joining())
                + expires.map(day -> " expires=" + day).orElse("");
    }

    private static byte[] digest(byte[] salt, String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return random;
    }

    private static byte[] hex(String text) {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("salt and hash are hexadecimal", e);
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("expires= takes a day as 2027-12-31, not '" + text + "'", e);
        }
    }

    private static void check(boolean good, String otherwise) {
        if (!good) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
