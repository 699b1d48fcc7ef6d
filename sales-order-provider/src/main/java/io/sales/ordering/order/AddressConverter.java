package io.sales.ordering.order;

import io.sales.api.Address;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import tools.jackson.databind.json.JsonMapper;

/** An address is written on the parcel as it was given; nobody searches in it, so it is one JSON text. */
@Converter
class AddressConverter implements AttributeConverter<Address, String> {

    private static final JsonMapper json = JsonMapper.shared();

    @Override
    public String convertToDatabaseColumn(Address address) {
        return json.writeValueAsString(address);
    }

    @Override
    public Address convertToEntityAttribute(String text) {
        return json.readValue(text, Address.class);
    }
}
