package org.tidewire.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClass;

/** Who may know whom. A rule that is broken fails with the places that break it. */
class ArchitectureTest {
    private static final String API = "org.tidewire.api";

    /** What bundles use besides themselves and the API; anything else goes through a service. */
    private static final Map<String, Set<String>> EXCEPTIONS = Map.of(
            // one codec for both ends
            "org.tidewire.wired.server", Set.of("org.tidewire.wired"),
            "org.tidewire.wired.client", Set.of("org.tidewire.wired"),
            // the command line of the client's service, with its addresses and refusals
            "org.tidewire.shell", Set.of("org.tidewire.wired", "org.tidewire.wired.client"),
            // writes the first accounts, with passwords as they are kept
            "org.tidewire.launch", Set.of("org.tidewire.account.provider"));

    private static Bundles bundles;

    @BeforeAll
    static void compiled() throws IOException {
        bundles = new Bundles();
    }

    /** Guards the other rules: they say nothing of what they do not see. */
    @Test
    void everyBundleIsLookedAt() {
        for (String name : bundles.names()) {
            assertTrue(
                    bundles.classes.stream().anyMatch(type -> bundles.of(type).equals(name)),
                    name + " has no compiled classes");
        }
        assertTrue(bundles.names().contains(API), "where is " + API + "?");
    }

    @Test
    void theApiKnowsOnlyJavaAndOsgi() {
        noClasses()
                .that(describe("are of the API", type -> bundles.of(type).equals(API)))
                .should()
                .dependOnClassesThat(describe("are neither of Java, OSGi nor the API", ArchitectureTest::isForeign))
                .check(bundles.classes);
    }

    private static boolean isForeign(JavaClass type) {
        JavaClass element = type.getBaseComponentType();
        return !element.isPrimitive()
                && !bundles.of(element).equals(API)
                && !element.getPackageName().matches("(javax?|org\\.osgi)\\..*");
    }

    @Test
    void aBundleKnowsNoOtherButTheApi() {
        Map<String, Map<String, String>> uses = bundles.uses();
        for (String user : bundles.names()) {
            Map<String, String> used = uses.getOrDefault(user, Map.of());
            Set<String> others = new TreeSet<>(used.keySet());
            others.remove(API);
            assertEquals(EXCEPTIONS.getOrDefault(user, Set.of()), others, () -> user + " uses " + used);
        }
    }

    @Test
    void noPackageIsInTwoBundles() {
        bundles.classes.stream()
                .collect(Collectors.groupingBy(
                        JavaClass::getPackageName, Collectors.mapping(bundles::of, Collectors.toSet())))
                .forEach((name, owners) -> assertEquals(1, owners.size(), () -> name + " is in " + owners));
    }

    @Test
    void packagesKnowEachOtherInOneDirection() {
        slices().matching("org.tidewire.(**)").should().beFreeOfCycles().check(bundles.classes);
    }
}
