#include <cstdio>
#include <stdexcept>

#include "harness/cli/commands.h"
#include "harness/export/exporter.h"
#include "harness/report/text.h"
#include "sim/journal/terminal_text.h"

namespace harness {
namespace {

exporting::TakeEvents events_of(const std::string& journal) {
  try {
    return exporting::TakeEvents(journal);
  } catch (const sim::StoreError& error) {
    throw std::runtime_error(std::string(error.what()) + "; name a file that --journal wrote");
  }
}

exporting::Output output_for(const exporting::Exporter& exporter, const std::string& path) {
  const bool is_file = path.empty() || path.ends_with(".json") || !exporter.has_documents;
  return is_file ? exporting::Output::into_file(path) : exporting::Output::into_folder(path);
}

std::string counted(std::uint64_t count, std::string_view noun) {
  return grouped(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string summary(const exporting::Exporter& exporter, const exporting::Exported& exported,
                    const exporting::Output& output, const std::string& path) {
  std::string text = counted(exported.records, exporter.record);
  if (output.is_folder()) text += " in " + counted(output.documents(), "file");
  if (!path.empty()) text += (output.is_folder() ? " under " : " in ") + path;
  for (const std::string& note : exported.notes) text += "\n" + note;
  return text + "\n";
}

}  // namespace

int export_take(const ExportArguments& arguments) {
  const exporting::Exporter& exporter = *exporting::find_exporter(arguments.as);
  if (!arguments.of.empty() && exporter.of.empty()) {
    throw std::runtime_error("--of says nothing about " + arguments.as + ": leave it out");
  }
  exporting::TakeEvents events = events_of(arguments.journal);
  exporting::Output output = output_for(exporter, arguments.output);
  const exporting::Exported exported = exporter.write(events, arguments.of, output);
  output.finish();
  // What is told must not stand among the evidence.
  sim::print(arguments.output.empty() ? stderr : stdout,
             summary(exporter, exported, output, arguments.output));
  if (events.trouble().empty()) return kPassed;
  sim::print(stderr, "backlot: " +
                         sim::TerminalText(arguments.journal + ": " + events.trouble() +
                                           "; what was before it is written") +
                         "\n");
  return kFailed;
}

}  // namespace harness
