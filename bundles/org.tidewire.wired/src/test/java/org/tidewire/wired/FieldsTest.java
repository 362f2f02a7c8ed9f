package org.tidewire.wired;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.account.AccountLimits;
import org.tidewire.account.Privilege;
import org.tidewire.storage.FileType;

class FieldsTest {
    @Test
    void readsPlainDecimalNumbers() {
        assertEquals(OptionalLong.of(0), Fields.number("0"));
        assertEquals(OptionalLong.of(1500000), Fields.number("1500000"));
        assertEquals(OptionalLong.of(Long.MAX_VALUE), Fields.number("9223372036854775807"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "+1",
                "010",
                "00",
                "0x10",
                "1 ",
                " 1",
                "1.0",
                "1e3",
                "abc",
                "9223372036854775808",
                "99999999999999999999999",
                "\u0661"
            })
    void refusesEveryOtherNumber(String text) {
        assertEquals(OptionalLong.empty(), Fields.number(text));
    }

    @Test
    void writesDatesWithoutFractions() {
        assertEquals("2026-11-20T20:41:00+00:00", Fields.date(Instant.parse("2026-11-20T20:41:00.987654321Z")));
    }

    @Test
    void readsDatesWithOffsetZuluAndFractions() {
        Optional<Instant> moment = Optional.of(Instant.parse("2026-11-20T20:41:00Z"));
        assertEquals(moment, Fields.date("2026-11-20T20:41:00+00:00"));
        assertEquals(moment, Fields.date("2026-11-20T22:41:00+02:00"));
        assertEquals(moment, Fields.date("2026-11-20T20:41:00Z"));
        assertEquals(moment.map(m -> m.plusMillis(500)), Fields.date("2026-11-20T20:41:00.5Z"));
        assertEquals(Optional.empty(), Fields.date("yesterday"));
        assertEquals(Optional.empty(), Fields.date(""));
        assertEquals(Optional.empty(), Fields.date("2026-02-30T20:41:00Z"));
    }

    @ParameterizedTest
    @EnumSource
    void readsTheFileTypesItWrites(FileType type) {
        assertEquals(Optional.of(type), Fields.fileType(String.valueOf(Fields.fileType(type))));
    }

    @Test
    void numbersFileTypesAsSpecified() {
        assertEquals(0, Fields.fileType(FileType.FILE));
        assertEquals(1, Fields.fileType(FileType.DIRECTORY));
        assertEquals(2, Fields.fileType(FileType.UPLOADS));
        assertEquals(3, Fields.fileType(FileType.DROP_BOX));
        assertEquals(Optional.empty(), Fields.fileType("4"));
    }

    @Test
    void hashesPasswordsAsTraced() {
        assertEquals("e5e9fa1ba31ecd1ae84f75caaa474f3a663f05f4", Fields.password("secret"));
        assertEquals("", Fields.password(""));
    }

    @Test
    void putsPrivilegesAndLimitsInTheirFields() {
        assertEquals(
                "0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0",
                String.join(",", Fields.privileges(Set.of(), AccountLimits.NONE)));
        assertEquals(
                "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,0,0,0,0,1",
                String.join(",", Fields.privileges(EnumSet.allOf(Privilege.class), AccountLimits.NONE)));
        Set<Privilege> slow = EnumSet.of(
                Privilege.GET_USER_INFO,
                Privilege.DOWNLOAD,
                Privilege.UPLOAD,
                Privilege.UPLOAD_ANYWHERE,
                Privilege.CREATE_FOLDERS,
                Privilege.ALTER_FILES,
                Privilege.DELETE_FILES,
                Privilege.VIEW_DROPBOXES);
        assertEquals(
                "1,0,0,0,1,1,1,1,1,1,1,0,0,0,0,0,0,0,300000,200000,2,1,0",
                String.join(",", Fields.privileges(slow, new AccountLimits(300_000, 200_000, 2, 1))));
    }

    /** A server that said so made clients fail that wrote the date again. */
    @Test
    void datesOfMoreThanFourDigitsAreNone() {
        assertEquals(Optional.empty(), Fields.date("+999999999-12-31T23:59:59-18:00"));
        assertEquals(Optional.empty(), Fields.date("0000-01-01T00:00:00+18:00"));
        assertEquals("9999-12-31T23:59:59+00:00", Fields.date(Instant.MAX));
        assertEquals("0000-01-01T00:00:00+00:00", Fields.date(Instant.MIN));
    }
}
