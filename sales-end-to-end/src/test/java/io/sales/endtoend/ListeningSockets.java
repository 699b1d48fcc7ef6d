package io.sales.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which sockets processes listen on, as the kernel tells it. */
final class ListeningSockets {

    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
    private static final String LISTEN = "0A";

    private ListeningSockets() {}

    static List<Socket> of(List<Long> pids) throws IOException {
        Set<String> inodes = new TreeSet<>();
        for (long pid : pids) {
            inodes.addAll(inodes(pid));
        }
        List<Socket> found = new ArrayList<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] columns = line.strip().split("\\s+");
                if (columns.length > 9 && columns[3].equals(LISTEN) && inodes.contains(columns[9])) {
                    found.add(new Socket(columns[1]));
                }
            }
        }
        return found;
    }

    private static List<String> inodes(long pid) throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return descriptors
                    .map(ListeningSockets::target)
                    .map(SOCKET::matcher)
                    .filter(Matcher::matches)
                    .map(match -> match.group(1))
                    .toList();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    /**
     * @param address in the kernel's notation: hexadecimal, each word in the machine's byte order
     */
    record Socket(String address) {

        boolean isLoopback() {
            return address.startsWith("0100007F:")
                    || address.startsWith("00000000000000000000000001000000:")
                    || address.startsWith("0000000000000000FFFF00000100007F:");
        }
    }
}
