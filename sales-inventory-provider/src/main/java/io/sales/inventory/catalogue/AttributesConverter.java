package io.sales.inventory.catalogue;

import io.sales.inventory.catalogue.domain.Attributes;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.LinkedHashMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Nobody searches in attributes, so they are one JSON text. */
@Converter(autoApply = true)
class AttributesConverter implements AttributeConverter<Attributes, String> {

    private static final JsonMapper json = JsonMapper.shared();
    private static final TypeReference<LinkedHashMap<String, String>> IN_ORDER = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(Attributes attributes) {
        return json.writeValueAsString(attributes.values());
    }

    @Override
    public Attributes convertToEntityAttribute(String text) {
        return new Attributes(json.readValue(text, IN_ORDER));
    }
}
