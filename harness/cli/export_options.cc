#include "harness/cli/export_options.h"

#include "harness/cli/options.h"
#include "harness/export/exporter.h"
#include "harness/scenario/problems.h"

namespace harness {
namespace {

std::vector<std::string> kinds() {
  std::vector<std::string> names;
  for (const exporting::Exporter* exporter : exporting::exporters()) {
    names.emplace_back(exporter->name);
  }
  return names;
}

std::string listed(const std::vector<std::string>& names, const char* between) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : between) + name;
  return text;
}

std::string footer() {
  constexpr std::size_t kColumn = 12;
  std::string text = "\nKIND is one of:\n";
  for (const exporting::Exporter* exporter : exporting::exporters()) {
    std::string name(exporter->name);
    name.resize(kColumn, ' ');
    text += "  " + name + std::string(exporter->writes);
    if (!exporter->of.empty()) text += "; --of names a " + std::string(exporter->of);
    text += "\n";
  }
  return text +
         "What AWS would not have known (faults, what goes on inside of programs) is in none of\n"
         "the kinds that AWS has. `backlot import` reads them all.";
}

}  // namespace

void add_export(CLI::App& app, ExportArguments& arguments) {
  CLI::App& command = *app.add_subcommand(
      "export", "Write a recorded take as the evidence that AWS would have left");
  command.footer(footer());
  command.add_option("JOURNAL", arguments.journal, "A file that --journal wrote")
      ->required()
      ->type_name("");
  parsed_option(
      command, "--as", "KIND",
      [&arguments](const std::string& text) {
        if (exporting::find_exporter(text) == nullptr) {
          const std::string meant = nearest(text, kinds());
          throw std::invalid_argument("'" + text + "' is no kind of evidence" +
                                      (meant.empty() ? "" : " (did you mean '" + meant + "'?)") +
                                      ": expected one of " + listed(kinds(), ", "));
        }
        arguments.as = text;
      },
      "The kind of evidence")
      ->required();
  text_option(command, "-o,--output", "FILE|DIR", arguments.output,
              "The file or, for what may be several files, the folder to make; such files one\n"
              "after the other in one, if its name ends in .json (standard output)");
  text_option(command, "--of", "NAME", arguments.of, "Only what is about this one thing (all)");
}

}  // namespace harness
