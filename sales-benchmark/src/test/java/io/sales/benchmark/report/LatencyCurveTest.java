package io.sales.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class LatencyCurveTest {

    @Test
    void drawsAPointPerStepAndPercentile() throws Exception {
        Document svg = parsed(Reports.scenario("hot", "one hot SKU", Reports.BALANCED));

        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(4);
        assertThat(points(svg, 0)).hasSize(3);
        // And five for the legend.
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(4 * 3 + 5);
    }

    @Test
    void moreIsFurtherRightAndSlowerIsHigher() throws Exception {
        List<double[]> p99 = points(parsed(Reports.scenario("hot", "one hot SKU", Reports.BALANCED)), 2);

        assertThat(p99).extracting(point -> point[0]).isSorted();
        assertThat(p99.get(2)[1]).as("320 ms").isLessThan(p99.get(0)[1]);
        assertThat(p99).allSatisfy(point -> {
            assertThat(point[0]).isBetween(70.0, 730.0);
            assertThat(point[1]).isBetween(60.0, 380.0);
        });
    }

    @Test
    void staysWellFormedWhateverTheTitle() throws Exception {
        Document svg = parsed(Reports.scenario("odd", "<90 % & \"more\">", Reports.BALANCED));

        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).contains("<90 % & \"more\">");
    }

    @Test
    void aScenarioWithoutStepsIsAnEmptyDrawing() throws Exception {
        Document svg = parsed(new Scenario("none", "none", List.of(), 0, List.of(), 0, Reports.BALANCED));

        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(5);
    }

    private static Document parsed(Scenario scenario) throws Exception {
        byte[] svg = LatencyCurve.of(scenario).svg().getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }

    private static List<double[]> points(Document svg, int series) {
        NodeList lines = svg.getElementsByTagName("polyline");
        String points = ((Element) lines.item(series)).getAttribute("points");
        return List.of(points.split(" ")).stream()
                .map(point -> point.split(","))
                .map(point -> new double[] {Double.parseDouble(point[0]), Double.parseDouble(point[1])})
                .toList();
    }
}
