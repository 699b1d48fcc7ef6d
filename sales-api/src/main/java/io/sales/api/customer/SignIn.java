package io.sales.api.customer;

import java.io.Serializable;

/** An e-mail address and the password that is said to belong to it. */
public record SignIn(String email, String password) implements Serializable {

    /** Leaves out the password, which must not reach a log. */
    @Override
    public String toString() {
        return "SignIn[...]";
    }
}
