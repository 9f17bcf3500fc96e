#include "harness/export/output.h"

#include <filesystem>

#include "tests/support/catch.h"
#include "tests/support/folder.h"

using Catch::Matchers::Contains;
using exporting::Output;

TEST_CASE("Output: a folder has a file for each document, however they take turns", "[export]") {
  const tests::Folder folder;
  Output output = Output::into_folder(folder.path("out"));
  const auto a = output.begin("a.json");
  const auto b = output.begin("in/b.json");
  const std::string long_text(200'000, 'x');
  a->write("1");
  b->write(long_text);
  a->write("2");
  b->write("end");
  a->finish();
  b->finish();
  output.finish();
  CHECK(folder.read("out/a.json") == "12");
  CHECK(folder.read("out/in/b.json") == long_text + "end");
  CHECK(output.documents() == 2);
}

TEST_CASE("Output: one file has the documents in the order of their beginning", "[export]") {
  const tests::Folder folder;
  Output output = Output::into_file(folder.path("out.json"));
  const auto a = output.begin("a.json", exporting::Packing::kGzip);
  const auto b = output.begin("b.json");
  b->write("second\n");
  a->write("first\n");
  b->finish();
  a->finish();
  output.finish();
  CHECK(folder.read("out.json") == "first\nsecond\n");
}

TEST_CASE("Output: a name that is taken gets a number", "[export]") {
  const tests::Folder folder;
  Output output = Output::into_folder(folder.path("out"));
  for (int i = 0; i < 3; ++i) output.begin("a/b.json")->finish();
  for (const char* name : {"out/a/b.json", "out/a/b-2.json", "out/a/b-3.json"}) {
    CHECK(std::filesystem::exists(folder.path(name)));
  }
}

TEST_CASE("Output: what cannot be written is one clear line", "[export]") {
  const tests::Folder folder;
  folder.write("file", "something");
  CHECK_THROWS_WITH(Output::into_folder(folder.path("file")),
                    Contains("is a file, and this export makes a folder"));
  CHECK_THROWS_WITH(Output::into_folder(folder.path()), Contains("is not empty"));
  CHECK_THROWS_WITH(Output::into_file(folder.path()), Contains("is a folder"));
  Output output = Output::into_file(folder.path("nowhere/out.json"));
  output.begin("a")->finish();
  CHECK_THROWS_WITH(output.finish(), Contains("cannot write ") && Contains("No such file"));
}

TEST_CASE("Output: a resource's name as a file's", "[export]") {
  CHECK(exporting::file_name_of("/ecs/orders") == "ecs-orders");
  CHECK(exporting::file_name_of("jobs.fifo") == "jobs.fifo");
  CHECK(exporting::file_name_of("..") == "_..");
  CHECK(exporting::file_name_of("a b") == "a-b");
  CHECK(exporting::file_name_of("/") == "_");
}
