package io.sales.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TranscriptTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Transcript transcript = new Transcript(new PrintStream(shown, true, StandardCharsets.UTF_8));

    @Test
    void secretsAreMaskedWhereverTheyStand() {
        var body = new JsonMapper()
                .readTree("{\"email\":\"a@b.c\",\"password\":\"hunter2\",\"more\":[{\"accessToken\":\"hunter3\"}]}");

        transcript.request("POST", "/tokens", body);

        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains("POST /tokens", "a@b.c", "password", "accessToken", "***")
                .doesNotContain("hunter");
        assertThat(body.path("password").asString("")).as("what is sent").isEqualTo("hunter2");
    }
}
