/**
 * The network of a Windows machine as it is now: {@link dev.ringside.driver.windows.network.SocketTable} lists the sockets, each a {@link
 * dev.ringside.driver.windows.network.Socket}.
 *
 * <p>The list is empty on other systems.
 */
@NullMarked
package dev.ringside.driver.windows.network;

import org.jspecify.annotations.NullMarked;
