//! The program `gongwen`: everything is in [`gongwen::cli`].

fn main() -> std::process::ExitCode {
    gongwen::cli::run()
}
