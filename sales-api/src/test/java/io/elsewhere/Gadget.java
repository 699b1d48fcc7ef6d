package io.elsewhere;

import java.io.Serializable;

/** A class that no contract names: what an attacker would send. */
public record Gadget(String command) implements Serializable {}
