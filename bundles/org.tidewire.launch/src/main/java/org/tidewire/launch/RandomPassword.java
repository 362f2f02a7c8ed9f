package org.tidewire.launch;

import java.security.SecureRandom;

/** Passwords that people can read aloud and type: five groups of five, without letters that look alike; 123 bits. */
final class RandomPassword {
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 5;
    private static final int GROUP = 5;

    private RandomPassword() {}

    static String make() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
