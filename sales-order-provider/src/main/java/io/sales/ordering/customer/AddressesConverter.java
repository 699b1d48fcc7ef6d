package io.sales.ordering.customer;

import io.sales.api.Address;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Addresses are read and written together with their account, so they are one JSON text. */
@Converter
class AddressesConverter implements AttributeConverter<List<Address>, String> {

    private static final JsonMapper json = JsonMapper.shared();
    private static final TypeReference<List<Address>> ADDRESSES = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(List<Address> addresses) {
        return json.writeValueAsString(addresses);
    }

    @Override
    public List<Address> convertToEntityAttribute(String text) {
        return json.readValue(text, ADDRESSES);
    }
}
