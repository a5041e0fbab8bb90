package kenpo.session;

/**
 * Where somebody logs in.
 *
 * @param address the client's network address
 * @param device a short word for the browser, such as "Chrome, Windows"
 * @param deviceToken the device cookie's value
 */
record Arrival(String address, String device, String deviceToken) {}
