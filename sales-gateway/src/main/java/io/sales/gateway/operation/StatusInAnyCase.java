package io.sales.gateway.operation;

import io.sales.api.operation.OperationStatus;
import java.util.Locale;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Takes {@code ?status=waiting} as well as the upper case that answers have. */
@Component
class StatusInAnyCase implements Converter<String, OperationStatus> {

    @Override
    public OperationStatus convert(String text) {
        return OperationStatus.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
