/**
 * What makes a program a part of Windows: services, the registry, the event log.
 *
 * <ul>
 *   <li>{@link dev.ringside.driver.windows.service.ServiceManager} makes, starts, stops and removes services, drivers among them
 *   <li>{@link dev.ringside.driver.windows.service.ServiceProcess} is this process as a service: Windows tells it when to end and what has changed
 *   <li>{@link dev.ringside.driver.windows.service.Registry}, {@link dev.ringside.driver.windows.service.EventLog} and {@link
 *       dev.ringside.driver.windows.service.GuardedFolder} are what it needs beside that
 *   <li>{@link dev.ringside.driver.windows.service.ServiceException} carries Windows' error codes, {@link
 *       dev.ringside.driver.windows.service.ServiceDiagnosis} says what they mean and what helps
 * </ul>
 *
 * <p>Bound by JNA's platform library. All classes load anywhere, and touch Windows' libraries only when they are used.
 */
@NullMarked
package dev.ringside.driver.windows.service;

import org.jspecify.annotations.NullMarked;
