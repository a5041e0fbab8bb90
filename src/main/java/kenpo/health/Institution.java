package kenpo.health;

/**
 * 健診機関.
 *
 * @param number 10 digits (1.2.392.200119.6.102); empty where the file has none
 */
public record Institution(String number, String name) {}
