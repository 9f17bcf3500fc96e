// Options of a command whose values are read by a function of ours.
#pragma once

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <stdexcept>
#include <string>

#include "sim/time/pacer.h"
#include "sim/time/time.h"

namespace harness {

// An option whose value `parse` reads; if that throws std::invalid_argument, the exception's text
// is told to the user.
template <class Parse>
CLI::Option* parsed_option(CLI::App& app, const char* name, const char* value, Parse parse,
                           const char* description) {
  return app
      .add_option_function<std::string>(
          name,
          [name, parse](const std::string& text) {
            try {
              parse(text);
            } catch (const std::invalid_argument& error) {
              throw CLI::ValidationError(name, error.what());
            }
          },
          description)
      ->type_name(value);
}

// An option with a text. One that is given and empty, as `--data "$DIR"` without the variable, is
// refused: it would be as if it were not there.
inline CLI::Option* text_option(CLI::App& app, const char* name, const char* value,
                                std::string& into, const char* description) {
  return parsed_option(
      app, name, value,
      [value, &into](const std::string& text) {
        if (text.empty()) {
          throw std::invalid_argument("expected a " + std::string(value) + ", not an empty text");
        }
        into = text;
      },
      description);
}

// For how long something is to be done. std::invalid_argument if the text is no duration, or none
// in which anything can be done.
inline sim::Duration parse_some_time(const std::string& text) {
  const sim::Duration time = sim::parse_duration(text);
  if (time <= sim::Duration{}) throw std::invalid_argument("'" + text + "' is no time at all");
  return time;
}

// How fast a take goes. A pace at which somebody else moves time is refused, as nobody would.
inline CLI::Option* pace_option(CLI::App& app, sim::Pace& pace) {
  return parsed_option(
      app, "--pace", "PACE",
      [&pace](const std::string& text) {
        pace = sim::Pace::parse(text);
        if (pace.kind == sim::Pace::Kind::kManual) {
          throw std::invalid_argument("'manual' is not a pace here: nobody moves time");
        }
      },
      "virtual, skip, real, or xN as x100 (virtual)");
}

}  // namespace harness
