package org.tidewire.launch;

import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Whether the Wired server of this process runs; a port that answers may be another process's. */
final class WiredServerState {
    private static final String COMPONENT = "org.tidewire.wired.server.WiredServer";

    private WiredServerState() {}

    /**
     * Asks Declarative Services.
     *
     * @param components knows the state of every component
     * @return whether the server has been activated, which it is only when it has its ports
     */
    static boolean isActive(ServiceComponentRuntime components) {
        for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs()) {
            if (component.name.equals(COMPONENT)) {
                return components.getComponentConfigurationDTOs(component).stream()
                        .anyMatch(configuration -> configuration.state == ComponentConfigurationDTO.ACTIVE);
            }
        }
        return false;
    }
}
