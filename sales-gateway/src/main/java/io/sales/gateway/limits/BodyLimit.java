package io.sales.gateway.limits;

import io.sales.gateway.problem.EdgeSlugs;
import io.sales.gateway.problem.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Reads a body once it is wanted, up to a limit and as strict UTF-8. A body that nobody wants is never read, and what one
 * announces is {@link AnnouncedLength}'s affair.
 */
@RestControllerAdvice
class BodyLimit extends RequestBodyAdviceAdapter {

    static final int MOST_BYTES = 256 * 1024;

    private final SlowBodies bodies;

    BodyLimit(SlowBodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public boolean supports(
            MethodParameter parameter, Type targetType, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage input,
            MethodParameter parameter,
            Type targetType,
            Class<? extends HttpMessageConverter<?>> converterType)
            throws IOException {
        HttpHeaders headers = input.getHeaders();
        requireUtf8(headers.getContentType());
        byte[] body = bodies.read(input.getBody(), headers.getContentLength(), MOST_BYTES);
        if (body.length > MOST_BYTES) {
            throw tooLarge();
        }
        requireUtf8(body);
        return new Read(headers, body);
    }

    private static void requireUtf8(@Nullable MediaType type) {
        Charset charset = type == null ? null : type.getCharset();
        if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
            throw new Refusal(EdgeSlugs.UNSUPPORTED_MEDIA_TYPE, "The body must be in UTF-8.");
        }
    }

    private static void requireUtf8(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        } catch (CharacterCodingException e) {
            throw Refusal.invalid("body", "is not UTF-8");
        }
    }

    static Refusal tooLarge() {
        return new Refusal(EdgeSlugs.BODY_TOO_LARGE, "The body is larger than " + MOST_BYTES + " bytes.");
    }

    private record Read(HttpHeaders headers, byte[] bytes) implements HttpInputMessage {

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
