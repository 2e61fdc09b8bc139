use std::time::Instant;
fn main() {
    let bytes = std::fs::read(std::env::args().nth(1).unwrap()).unwrap();
    let o = gongwen::Options::default();
    let mut best = f64::MAX;
    for _ in 0..15 {
        let t = gongwen::read(&bytes, "x.txt").unwrap();
        let s = Instant::now();
        let d = gongwen::parse(t, &o);
        best = best.min(s.elapsed().as_secs_f64());
        std::hint::black_box(d.metrics.len());
    }
    println!("{:.1} MB/s  {:.1} ns/B", bytes.len() as f64 / best / 1e6, best * 1e9 / bytes.len() as f64);
}
