package io.sales.gateway.problem;

import io.sales.api.SalesException;
import io.sales.api.SalesException.FieldError;
import io.sales.api.Slugs;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/** What each way of failing means to the client. */
@Component
class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    Refusal refusal(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return refusal;
        }
        if (failure instanceof SalesException refused) {
            return Refusal.of(refused);
        }
        if (failure instanceof HttpMessageNotReadableException unreadable) {
            return unreadable(unreadable);
        }
        if (failure instanceof JacksonException json) {
            return JsonFaults.refusal(json);
        }
        if (failure instanceof MethodArgumentNotValidException invalid) {
            return Refusal.invalid(fields(invalid.getBindingResult()));
        }
        return parameterOrRoute(failure);
    }

    /** Nobody is left to answer. */
    static boolean isClientGone(Throwable failure) {
        return failure instanceof AsyncRequestNotUsableException || failure instanceof ClientAbortException;
    }

    private static Refusal parameterOrRoute(Throwable failure) {
        if (failure instanceof MissingServletRequestParameterException missing) {
            return Refusal.invalid(missing.getParameterName(), "is required");
        }
        if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
            return Refusal.invalid(mismatch.getName(), "has a value that is not understood");
        }
        if (failure instanceof InvalidParameterException || failure instanceof ServletRequestBindingException) {
            return new Refusal(Slugs.INVALID_REQUEST, "The request's parameters are not understood.");
        }
        if (failure instanceof RequestRejectedException) {
            return new Refusal(Slugs.INVALID_REQUEST, "The request's URL or headers contain what is never accepted.");
        }
        return route(failure);
    }

    private static Refusal route(Throwable failure) {
        if (failure instanceof NoResourceFoundException || failure instanceof NoHandlerFoundException) {
            return Refusal.notFound("route");
        }
        if (failure instanceof HttpRequestMethodNotSupportedException method) {
            return new Refusal(EdgeSlugs.METHOD_NOT_ALLOWED, "The route is not there for " + method.getMethod() + ".")
                    .with(
                            HttpHeaders.ALLOW,
                            String.join(", ", method.getHeaders().getValuesAsList(HttpHeaders.ALLOW)));
        }
        if (failure instanceof HttpMediaTypeNotSupportedException) {
            return new Refusal(EdgeSlugs.UNSUPPORTED_MEDIA_TYPE, "The body must be application/json in UTF-8.");
        }
        if (failure instanceof HttpMediaTypeNotAcceptableException) {
            return new Refusal(EdgeSlugs.NOT_ACCEPTABLE, "The answer would be application/json.");
        }
        log.error("A request failed unexpectedly", failure);
        return new Refusal(Slugs.INTERNAL, "Something unexpected happened; it was logged under the trace id.");
    }

    private static Refusal unreadable(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
            if (cause instanceof JacksonException json) {
                return JsonFaults.refusal(json);
            }
        }
        return new Refusal(Slugs.INVALID_REQUEST, "The request needs a JSON body.");
    }

    static List<FieldError> fields(BindingResult result) {
        return result.getFieldErrors().stream()
                .map(error -> new FieldError(
                        error.getField(), Objects.requireNonNullElse(error.getDefaultMessage(), "is invalid")))
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .toList();
    }
}
